using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Runs;

/// <summary>What work that runs as a run leaves in its manifest.</summary>
public sealed class RunWorkMessageSpecs(Backend backend) : StoreSpecs(backend)
{
    private static readonly RunDraft Keyed = new() { Operation = "build", IdempotencyKey = "nightly" };

    [Test, Property("Rule", "O4")]
    public async Task Outputs_tools_and_messages_stand_in_the_manifest()
    {
        var notes = await NewCollectionAsync();
        var run = await Repository.RunAsync(
            Keyed,
            session => session.StepAsync("write", async step =>
            {
                var note = (await step.Repository.CreateArtifactAsync(Draft.Note(notes.Id, "a"), step.Context)).Value;
                await step.RecordOutputAsync("a.txt", note.Id);
                step.Add(DiagnosticSeverity.Information, "written", "One note.");
            }),
            new() { Tool = Draft.Meta("""{"name":"t"}"""), Environment = Draft.Meta("""{"os":"x"}""") });

        var manifest = (await Repository.Runs.ManifestsAsync(run.Id)).Single();
        (manifest.Tool.Text, manifest.Environment.Text).ShouldBe(("""{"name":"t"}""", """{"os":"x"}"""));
        manifest.Diagnostics.Select(found => (found.Code, found.Step)).ShouldBe([("written", "write")]);
        var output = (await Repository.Runs.OutputsAsync(run.Id)).Items.Single();
        (output.Path, output.StepOrdinal).ShouldBe(("a.txt", 1));
        (await Repository.Artifacts.StreamHistoryAsync(output.ArtifactId).Select(entry => entry.Revision.ProducingRunId).ToListAsync()).ShouldBe([run.Id]);
    }

    [Test, Property("Rule", "O4")]
    public async Task An_error_of_any_message_is_recorded_and_reaches_the_caller()
    {
        var message = $"nul \0, lone \ud800 and long {new string('x', 100_000)}";
        (await Should.ThrowAsync<FormatException>(() => Repository.RunAsync(Keyed, session => session.StepAsync("bad", _ => throw new FormatException(message)))))
            .Message.ShouldBe(message);

        var run = (await Repository.Runs.FindByKeyAsync("build", "nightly"))!;
        run.Status.ShouldBe(RunStatus.Failed);
        run.Diagnostics.Single().Message.ShouldStartWith("nul \ufffd, lone \ufffd and long xxx");
        run.Diagnostics.Single().Message.Length.ShouldBe(4_096);
    }

    [Test, Property("Rule", "O4")]
    public async Task A_message_that_cannot_be_sealed_is_refused_where_it_is_added()
    {
        var run = await Repository.RunAsync(Keyed, session =>
        {
            Should.Throw<ArgumentException>(() => session.Add(DiagnosticSeverity.Information, "c", "\0")).ParamName.ShouldBe("message");
            Should.Throw<ArgumentException>(() => session.Add(DiagnosticSeverity.Information, "\ud800", "m")).ParamName.ShouldBe("code");
            Should.Throw<ArgumentException>(() => session.Add(DiagnosticSeverity.Information, "c", "m", "\0")).ParamName.ShouldBe("step");
            Should.Throw<ArgumentException>(() => session.Add((DiagnosticSeverity)9, "c", "m")).ParamName.ShouldBe("severity");
            Should.Throw<ArgumentNullException>(() => session.Add(DiagnosticSeverity.Information, "c", null!)).ParamName.ShouldBe("message");
            for (var i = 0; i < 14; i++)
                session.Add(DiagnosticSeverity.Information, "c", new string('x', 65_536));
            Should.Throw<ArgumentException>(() => session.Add(DiagnosticSeverity.Information, "c", new string('x', 65_536)));
            return Task.CompletedTask;
        });

        (run.Status, run.Diagnostics.Count).ShouldBe((RunStatus.Succeeded, 14));
    }
}
