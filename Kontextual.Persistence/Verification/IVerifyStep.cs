namespace Kontextual.Persistence.Verification;

/// <summary>One check of a verification. It reads what it needs of the verified state, and adds a finding for whatever is wrong.</summary>
internal interface IVerifyStep
{
    VerifyStage Stage { get; }

    /// <summary>Runs the check.</summary>
    /// <exception cref="OperationCanceledException">The verification was cancelled.</exception>
    Task RunAsync(VerifyRun run);
}
