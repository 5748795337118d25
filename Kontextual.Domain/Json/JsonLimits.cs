namespace Kontextual.Domain;

internal static class JsonLimits
{
    /// <summary>Levels of nesting that metadata, parameters and attributes may have; the root object is the first.</summary>
    public const int MaxDepth = 64;

    /// <summary>Bytes of minified UTF-8 that metadata, parameters and attributes may have.</summary>
    public const int MaxBytes = 1 << 20;

    /// <summary>Levels for canonical JSON: payloads wrap values that may use all of <see cref="MaxDepth"/> by themselves.</summary>
    public const int MaxCanonicalDepth = 128;
}
