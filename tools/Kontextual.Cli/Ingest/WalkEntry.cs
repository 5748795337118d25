namespace Kontextual.Cli;

/// <summary>What a walk came by.</summary>
/// <param name="Name">The relative path with slashes, in NFC where it can be: the name its artifact has or would have.</param>
internal abstract record WalkEntry(string Name);
