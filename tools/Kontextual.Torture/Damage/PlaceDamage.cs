using System.Net.Sockets;

namespace Kontextual.Torture;

/// <summary>Replaces the store by something that is not a file, or by a file that the user may not access.</summary>
internal static class PlaceDamage
{
    private const string Special = "Special files";
    private const string Rights = "Permissions";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode Everybody = (UnixFileMode)0x1FF;
    private static readonly List<Socket> Bound = [];

    public static IEnumerable<DamageCase> All =>
    [
        new(Special, "nothing", "5555", s => s.Delete()),
        new(Special, "nothing, and a log of 20,000 bytes", "5555", s => Instead(s, () => File.WriteAllBytes(s.Log, DamagedStore.Noise(20_000)))),
        new(Special, "a folder", "5555", s => Instead(s, () => Directory.CreateDirectory(s.Path))),
        new(Special, "a pipe", "5555", s => Instead(s, () => s.Run("mkfifo", s.Path))),
        new(Special, "a socket", "5555", s => Instead(s, () => Bind(s.Path))),
        new(Special, "a link to /dev/null", "5555", s => Instead(s, () => File.CreateSymbolicLink(s.Path, "/dev/null"))),
        new(Special, "a link to /dev/zero", "5555", s => Instead(s, () => File.CreateSymbolicLink(s.Path, "/dev/zero"))),
        new(Special, "a link to itself", "5555", s => Instead(s, () => File.CreateSymbolicLink(s.Path, s.Path))),
        new(Special, "a link to nothing", "5555", s => Instead(s, () => File.CreateSymbolicLink(s.Path, s.Path + ".gone"))),
        new(Rights, "file 0444, by root", "0005", s => Allow(s.Path, UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead)),
        new(Rights, "a read-only file system", "0005", ReadOnlyFileSystem),
        Of("file 0600", "5555", s => Allow(s.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite)),
        Of("file 0644, folder 0755", "0005", _ => { }),
        Of("the same with a log and its index", "0005", s => s.LeaveLog()),
        Of("the same with a log and no index", "5555", s => Instead(s, s.LeaveLog, s.Index)),
        Of("the same with an empty log", "0005", s => File.WriteAllBytes(s.Log, [])),
        Of("file 0666, folder 0755", "0005", s => Allow(s.Path, (UnixFileMode)0x1B6)),
        Of("file 0644, folder 0777", "0005", s => Allow(s.Folder, Everybody)),
        Of("file 0666, folder 0777, lock 0600 of root", "0005", s =>
        {
            Allow(s.Path, (UnixFileMode)0x1B6);
            Allow(s.Folder, Everybody);
        }),
        Of("folder 0700", "5555", s => Allow(s.Folder, OwnerOnly)),
    ];

    private static DamageCase Of(string name, string codes, Action<DamagedStore> make) => new(Rights, name + ", by nobody", codes, s =>
    {
        Allow(s.Folder, (UnixFileMode)0x1ED);
        Allow(s.Path, (UnixFileMode)0x1A4);
        make(s);
    })
    { AsNobody = true };

    private static void Instead(DamagedStore store, Action make)
    {
        store.Delete();
        make();
    }

    private static void Instead(DamagedStore store, Action make, string gone)
    {
        make();
        File.Delete(gone);
    }

    private static void Allow(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, mode);
    }

    // Closing the socket would delete its name.
    private static void Bind(string path)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(path));
        Bound.Add(socket);
    }

    // Stays mounted until the campaign deletes the folder.
    private static void ReadOnlyFileSystem(DamagedStore store)
    {
        var kept = store.Folder + ".kept";
        store.Run("cp", "-a", store.Folder, kept);
        store.Run("mount", "-t", "tmpfs", "-o", "size=32m", "kontextual-damage", store.Folder);
        store.Run("cp", "-a", kept + "/.", store.Folder);
        store.Run("mount", "-o", "remount,ro", store.Folder);
        Directory.Delete(kept, recursive: true);
    }
}
