namespace Kontextual.Torture;

/// <summary>A child process that runs a step once.</summary>
internal static class StepRole
{
    public const string Name = "step";

    public static Task RunAsync(StepKind kind, string store) => kind switch
    {
        StepKind.Create or StepKind.Adopt => OpenAndCloseAsync(kind, store),
        StepKind.Update => EfUpdate.RunAsync(store),
        _ => LaterSchema.MigrateAsync(store),
    };

    private static async Task OpenAndCloseAsync(StepKind kind, string store)
    {
        // The temporary file is named by an id. The id is equal in every run, so that strace can be given the name.
        await using var repository = await StepStore.OpenAsync(kind, store, new FixedIds());
    }
}
