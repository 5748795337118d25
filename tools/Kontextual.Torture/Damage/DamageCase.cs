namespace Kontextual.Torture;

/// <summary>A store that something has happened to.</summary>
/// <param name="Group">The heading in the table.</param>
/// <param name="Name">What has happened to it.</param>
/// <param name="Codes">The exit codes that are expected, in the order of <see cref="DamageRole.Verbs"/>; a dash where how much of it is noticed is not fixed.</param>
/// <param name="Make">Does it to a whole store that is closed.</param>
internal sealed record DamageCase(string Group, string Name, string Codes, Action<DamagedStore> Make)
{
    /// <summary>True when a user without rights is to meet it, which takes root.</summary>
    public bool AsNobody { get; init; }
}
