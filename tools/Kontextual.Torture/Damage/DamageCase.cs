namespace Kontextual.Torture;

/// <summary>A kind of damage to a store.</summary>
/// <param name="Group">The heading in the table.</param>
/// <param name="Name">The description of the damage.</param>
/// <param name="Codes">
/// The expected exit codes, in the order of <see cref="DamageRole.Verbs"/>. A dash where the exit code is not specified.
/// </param>
/// <param name="Make">Damages an intact store that is closed.</param>
internal sealed record DamageCase(string Group, string Name, string Codes, Action<DamagedStore> Make)
{
    /// <summary>True when the tool runs as a user without permissions, which requires root.</summary>
    public bool AsNobody { get; init; }
}
