using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Kontextual.Persistence.Mapping;

/// <summary>Stores provenance as one JSON object of the members that are set.</summary>
internal sealed class ProvenanceConverter() : ValueConverter<Provenance, string>(
    provenance => provenance.ToStoredText(),
    text => Provenance.FromStored(text));
