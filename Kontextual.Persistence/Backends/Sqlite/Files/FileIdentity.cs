using System.Runtime.InteropServices;

namespace Kontextual.Persistence.Backends.Sqlite.Files;

/// <summary>Which file a path names, asked of the system without opening it: opening a store's file beside SQLite cancels its locks.</summary>
/// <remarks>Two paths name the same file when <see cref="Device"/> and <see cref="Inode"/> are equal, whatever links lie between.</remarks>
/// <param name="Device">The file system, as its major and minor number.</param>
/// <param name="Inode">The file within it. A file system may give the number again once the file is deleted and closed everywhere.</param>
/// <param name="Size">The bytes of the file.</param>
/// <param name="Links">How many names the file has; 0 when it is deleted.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Owner">The id of the user it belongs to.</param>
/// <param name="Mode">Who may use it.</param>
internal readonly partial record struct FileIdentity(
    ulong Device, ulong Inode, long Size, uint Links, FileKind Kind, uint Owner, UnixFileMode Mode)
{
    /// <summary>The id of the group it belongs to.</summary>
    public uint Group { get; init; }

    private const int CurrentFolder = -100;
    private const int NoFollow = 0x100;
    private const uint BasicFields = 0x7FF;
    private const int KindMask = 0xF000;
    private const int ModeMask = 0xFFF;
    private const int NoSuchFile = 2;
    private const int NotAFolder = 20;
    private const ulong MountRootAttribute = 0x2000;

    /// <summary>True when the path is where something is mounted; for a file, that file alone. Linux tells it from 5.8 on.</summary>
    public bool IsMountRoot { get; init; }

    /// <summary>True where the system can be asked. Elsewhere <see cref="Of"/> gives null, and what rests on it is not checked.</summary>
    public static bool IsSupported => OperatingSystem.IsLinux();

    /// <summary>True for two names of the same file.</summary>
    public bool IsSameFile(FileIdentity other) => Device == other.Device && Inode == other.Inode;

    /// <summary>The file at a path; null when nothing is there, or where <see cref="IsSupported"/> is false.</summary>
    /// <param name="path">The path.</param>
    /// <param name="followLinks">Whether a symbolic link stands for the file that it leads to, or for itself.</param>
    /// <exception cref="IOException">The system cannot say; its error number is the exception's <see cref="Exception.HResult"/>.</exception>
    public static FileIdentity? Of(string path, bool followLinks = true)
    {
        if (!IsSupported)
            return null;
        if (Ask(CurrentFolder, path, followLinks ? 0 : NoFollow, BasicFields, out var found) == 0)
            return From(found);
        var error = Marshal.GetLastPInvokeError();
        return error is NoSuchFile or NotAFolder
            ? null
            : throw new IOException($"'{path}' cannot be looked at: {Marshal.GetPInvokeErrorMessage(error)}.", error);
    }

    private static FileIdentity From(in Answer found) => new(
        ((ulong)found.DeviceMajor << 32) | found.DeviceMinor,
        found.Inode,
        (long)found.Size,
        found.Links,
        (FileKind)(found.Mode & KindMask),
        found.User,
        (UnixFileMode)(found.Mode & ModeMask))
    {
        Group = found.Group,
        IsMountRoot = (found.Attributes & found.KnownAttributes & MountRootAttribute) != 0,
    };

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Ask(int folder, string path, int flags, uint mask, out Answer answer);

    /// <summary>The system's <c>struct statx</c>, which is the same on every processor.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct Answer
    {
        [FieldOffset(8)]
        public ulong Attributes;

        [FieldOffset(16)]
        public uint Links;

        [FieldOffset(20)]
        public uint User;

        [FieldOffset(24)]
        public uint Group;

        [FieldOffset(28)]
        public ushort Mode;

        [FieldOffset(32)]
        public ulong Inode;

        [FieldOffset(40)]
        public ulong Size;

        [FieldOffset(56)]
        public ulong KnownAttributes;

        [FieldOffset(136)]
        public uint DeviceMajor;

        [FieldOffset(140)]
        public uint DeviceMinor;
    }
}
