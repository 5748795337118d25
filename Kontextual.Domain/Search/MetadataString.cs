namespace Kontextual.Domain;

/// <summary>A string in metadata.</summary>
/// <param name="Text">The string.</param>
/// <param name="Place">Where it is.</param>
internal sealed record MetadataString(string Text, MetadataPlace? Place);
