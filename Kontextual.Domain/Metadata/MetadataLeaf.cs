namespace Kontextual.Domain;

/// <summary>A value in metadata that has no values inside, as an index of metadata holds it.</summary>
/// <param name="Pointer">The JSON Pointer, in which <c>*</c> stands for every index of an array.</param>
/// <param name="Key">The text of <see cref="MetadataKey"/>; <see cref="MetadataKey.Empty"/> for an empty object or array.</param>
internal readonly record struct MetadataLeaf(string Pointer, string Key);
