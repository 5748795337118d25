namespace Kontextual.Torture;

/// <summary>A second path to a store, or to a file next to it.</summary>
/// <param name="Name">The name of the case.</param>
/// <param name="IsOneStore">True when the path leads to the same store with the same lock; otherwise, it must be refused.</param>
/// <param name="Second">The path by which the second process opens the store, relative to the folder of the case.</param>
/// <param name="Make">
/// The shell commands that make the path. They run in the folder of the case, which contains the store <c>real/store.db</c>, while the first
/// process writes.
/// </param>
/// <param name="Mount">
/// The commands that mount in a namespace of the second process only, as in a container. Null for a case without a mount.
/// </param>
internal sealed record LinkCase(string Name, bool IsOneStore, string Second, string Make, string? Mount = null)
{
    private const string Store = "real/store.db";

    /// <summary>The smallest set of cases that shows each rule.</summary>
    public static IReadOnlyList<LinkCase> Some { get; } =
    [
        new("a hard link", false, "real/other.db", $"ln {Store} real/other.db"),
        new("a symbolic link", true, "link.db", $"ln -s {Store} link.db"),
        new("a mount of the store alone", false, "other/store.db", "mkdir other; touch other/store.db", $"mount --bind {Store} other/store.db"),
        new("a mount of the folder", true, "other/store.db", "mkdir other", "mount --bind real other"),
    ];

    public static IReadOnlyList<LinkCase> All { get; } =
    [
        .. Some,
        new("a hard link in another folder", false, "other/store.db", $"mkdir other; ln {Store} other/store.db"),
        new("the store's own name beside a hard link", false, Store, $"mkdir other; ln {Store} other/store.db"),
        new("a symbolic link to a hard link", false, "link.db", $"ln {Store} real/other.db; ln -s real/other.db link.db"),
        new("a symbolic link to the folder", true, "link/store.db", "ln -s real link"),
        new("a symbolic link to a symbolic link", true, "link.db", $"ln -s real link; mkdir far; ln -s ../link/store.db far/far.db; ln -s far/far.db link.db"),
        new("a mount of the store alone by another name", false, "real/other.db", "touch real/other.db", $"mount --bind {Store} real/other.db"),
        new("a mount over the store's own name", false, Store, ":", $"mount --bind {Store} {Store}"),
        new("a mount of another lock", false, Store, "touch own.lock", $"mount --bind own.lock {Store}.lock"),
        new("a mount of another log", false, Store, "touch own.log", $"mount --bind own.log {Store}-wal"),
        new("a hard link of the lock", true, Store, $"ln {Store}.lock real/other.lock"),
    ];
}
