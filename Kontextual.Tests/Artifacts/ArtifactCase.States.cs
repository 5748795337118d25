using Kontextual.Domain;
using Kontextual.Tests.Entities;
using Kontextual.Tests.Json;
using static Kontextual.Tests.Entities.WrittenStates;

namespace Kontextual.Tests.Artifacts;

/// <content>The state of an artifact is its revision.</content>
internal sealed partial class ArtifactCase
{
    private static Revision Full => WrittenArtifact.Revision with { Metadata = Kept, Provenance = Provenance.FromStored(KeptOrigin), Size = 512L << 20, FromSequence = long.MaxValue };

    public override IEnumerable<WrittenState> States =>
    [
        WrittenState.Of(RevisionDescription.Instance, Full, $$"""
            {"artifactId":"{{Id(1)}}","collectionId":"{{Id(2)}}","createdAt":"2026-11-22T10:00:00.000000Z","digest":"{{ContentDigest.Of([])}}","fromSequence":9223372036854775807,"kind":"Updated","mediaType":"text/plain","message":"why","metadata":{{KeptJson}},"name":"a","number":100,"producingRunId":"{{Id(3)}}","provenance":{{KeptOrigin}},"size":536870912,"type":"text"}
            """),
        WrittenState.Of(RevisionDescription.Instance, Full with { Message = "", ProducingRunId = null, Provenance = Provenance.None, Number = 1, FromSequence = 7, Size = 0 }, $$"""
            {"artifactId":"{{Id(1)}}","collectionId":"{{Id(2)}}","createdAt":"2026-11-22T10:00:00.000000Z","digest":"{{ContentDigest.Of([])}}","fromSequence":7,"kind":"Updated","mediaType":"text/plain","message":"","metadata":{{KeptJson}},"name":"a","number":1,"producingRunId":null,"provenance":{},"size":0,"type":"text"}
            """),
    ];
}
