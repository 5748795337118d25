using System.Runtime.InteropServices;

namespace Kontextual.Persistence.Backends.Sqlite.Files;

/// <summary>
/// The identity of the file at a path. It is determined without opening the file, because closing a file that SQLite has open cancels
/// SQLite's locks.
/// </summary>
/// <remarks>Two paths name the same file when <see cref="Device"/> and <see cref="Inode"/> are equal, also through links.</remarks>
/// <param name="Device">The device of the file system: its major and minor number.</param>
/// <param name="Inode">The number of the file in the file system. It can be reused after the file is deleted and closed everywhere.</param>
/// <param name="Size">The size of the file in bytes.</param>
/// <param name="Links">The number of names (hard links) of the file; 0 when it is deleted.</param>
/// <param name="Kind">The kind of the file.</param>
/// <param name="Owner">The id of the user that owns the file.</param>
/// <param name="Mode">The permissions of the file.</param>
internal readonly partial record struct FileIdentity(
    ulong Device, ulong Inode, long Size, uint Links, FileKind Kind, uint Owner, UnixFileMode Mode)
{
    /// <summary>The id of the group that owns the file.</summary>
    public uint Group { get; init; }

    private const int CurrentFolder = -100;
    private const int NoFollow = 0x100;

    // Kind, mode, links, owner, group, inode and size. The times are not asked for: since Linux 6.13, the next write to a file whose times were
    // asked for gives it a new time, which the next synchronisation must write as well.
    private const uint Fields = 0x31F;
    private const int KindMask = 0xF000;
    private const int ModeMask = 0xFFF;
    private const int NoSuchFile = 2;
    private const int NotAFolder = 20;
    private const ulong MountRootAttribute = 0x2000;

    /// <summary>True when the path is a mount point. A file that is a mount point is mounted alone. Linux reports this since version 5.8.</summary>
    public bool IsMountRoot { get; init; }

    /// <summary>True on systems that support the query. On others <see cref="Of"/> returns null, and checks that need it are skipped.</summary>
    public static bool IsSupported => OperatingSystem.IsLinux();

    /// <summary>Returns whether two identities are those of the same file.</summary>
    public bool IsSameFile(FileIdentity other) => Device == other.Device && Inode == other.Inode;

    /// <summary>Returns the identity of the file at a path; null when nothing is there, or when <see cref="IsSupported"/> is false.</summary>
    /// <param name="path">The path.</param>
    /// <param name="followLinks">True to follow a symbolic link to its target; false to identify the link itself.</param>
    /// <exception cref="IOException">The system reports an error. Its number is the <see cref="Exception.HResult"/> of the exception.</exception>
    public static FileIdentity? Of(string path, bool followLinks = true)
    {
        if (!IsSupported)
            return null;
        if (Ask(CurrentFolder, path, followLinks ? 0 : NoFollow, Fields, out var found) == 0)
            return From(found);
        var error = Marshal.GetLastPInvokeError();
        return error is NoSuchFile or NotAFolder
            ? null
            : throw new IOException($"'{path}' cannot be accessed: {Marshal.GetPInvokeErrorMessage(error)}.", error);
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

    /// <summary>The <c>struct statx</c> of Linux, which is the same on all processors.</summary>
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
