namespace Kontextual.Domain;

/// <summary>How far a verification is.</summary>
/// <param name="Stage">What is being checked. The stages come in the order of their values.</param>
/// <param name="Done">The number of steps that are done in this stage.</param>
/// <param name="Total">The number of steps of this stage; null when it is not known.</param>
/// <param name="FindingCount">The number of findings so far, of all stages.</param>
public sealed record VerifyProgress(VerifyStage Stage, long Done, long? Total, long FindingCount);
