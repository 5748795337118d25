using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Mapping;

/// <summary>Defines how the domain's values are stored in columns: as readable text, except digests, hashes and salts, which are bytes.</summary>
internal static class ValueConversions
{
    /// <param name="builder">Receives the conversions.</param>
    /// <param name="keepsValues">
    /// True for a provider that stores .NET values unchanged. Then only types that the provider does not support are converted.
    /// </param>
    public static void Register(ModelConfigurationBuilder builder, bool keepsValues)
    {
        builder.Properties<Metadata>().HaveConversion<MetadataConverter>();
        builder.Properties<KeptJson>().HaveConversion<KeptJsonTextConverter>();
        builder.Properties<Provenance>().HaveConversion<ProvenanceConverter>();
        builder.Properties<IReadOnlyList<Diagnostic>>().HaveConversion<DiagnosticsConverter, DiagnosticsComparer>();
        if (!keepsValues)
            RegisterValues(builder);
    }

    /// <summary>Adds the conversions of single properties, which their types do not tell.</summary>
    /// <param name="model">The model, with its entities.</param>
    /// <param name="keepsValues">As with <see cref="Register"/>.</param>
    public static void Apply(ModelBuilder model, bool keepsValues)
    {
        if (!keepsValues)
            model.Entity<ChangeRecord>().Property(record => record.Salt).HasConversion<SaltConverter>();
    }

    private static void RegisterValues(ModelConfigurationBuilder builder)
    {
        foreach (var id in IdTypes())
            builder.Properties(id).HaveConversion(typeof(IdConverter<>).MakeGenericType(id));

        Word<EntityKind>(builder);
        Word<ChangeKind>(builder);
        Word<RevisionKind>(builder);
        Word<ContentStorage>(builder);
        Word<RunStatus>(builder);
        Word<StepStatus>(builder);
        Word<AttemptOutcome>(builder);
        Word<ManifestEntryRole>(builder);

        builder.Properties<DateTimeOffset>().HaveConversion<TimeConverter>();
        builder.Properties<ContentDigest>().HaveConversion<DigestConverter>();
        builder.Properties<ChainHash>().HaveConversion<HashConverter>();
    }

    // Runs only where the model is built from the mapping. Stores are opened with the compiled model.
    private static IEnumerable<Type> IdTypes() => typeof(IEntityId<>).Assembly.GetTypes().Where(type =>
        type.IsValueType && type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEntityId<>)));

    private static void Word<TEnum>(ModelConfigurationBuilder builder)
        where TEnum : struct, Enum => builder.Properties<TEnum>().HaveConversion<string>();
}
