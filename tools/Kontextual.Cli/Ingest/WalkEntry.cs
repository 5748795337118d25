namespace Kontextual.Cli;

/// <summary>An entry that the enumeration of a folder returns.</summary>
/// <param name="Name">The relative path with slashes, in NFC if possible. It is the name that the artifact has or would have.</param>
internal abstract record WalkEntry(string Name);
