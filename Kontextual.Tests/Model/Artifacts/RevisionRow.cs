using System.Diagnostics.CodeAnalysis;
using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>What a side shows of a revision.</summary>
internal sealed record RevisionRow : ArtifactValues
{
    [SetsRequiredMembers]
    public RevisionRow(
        ArtifactValues values, ArtifactId artifact, int number, string kind, string message, RunId? run, string createdAt, long from, long? to)
        : base(values) =>
        (Artifact, Number, Kind, Message, Run, CreatedAt, From, To) = (artifact, number, kind, message, run, createdAt, from, to);

    public ArtifactId Artifact { get; init; }

    public int Number { get; init; }

    public string Kind { get; init; }

    public string Message { get; init; }

    /// <summary>The run that produced it.</summary>
    public RunId? Run { get; init; }

    public string CreatedAt { get; init; }

    public long From { get; init; }

    public long? To { get; init; }

    public static RevisionRow Of(Revision r) => new(
        ValuesOf(r), r.ArtifactId, r.Number, r.Kind.ToString(), r.Message, r.ProducingRunId, Clock.Text(r.CreatedAt), r.FromSequence, r.ToSequence);
}
