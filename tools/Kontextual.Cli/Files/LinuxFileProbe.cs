using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace Kontextual.Cli;

/// <summary>
/// Reads kind, size, time and identity from Linux in one call. .NET cannot do this: it does not distinguish a pipe from a file.
/// </summary>
/// <remarks><c>statx</c> is used instead of <c>stat</c>, because its structure is the same on all processors and in all C libraries.</remarks>
internal static partial class LinuxFileProbe
{
    private const int CurrentFolder = -100;
    private const int DoNotFollowLink = 0x100;
    private const int NoName = 0x1000;
    private const uint BasicStats = 0x7ff;
    private const int StructureSize = 256;

    // The offsets of the fields in struct statx.
    private const int Mode = 28;
    private const int Number = 32;
    private const int Size = 40;
    private const int ChangeTime = 96;
    private const int DeviceMajor = 136;
    private const int DeviceMinor = 140;

    private const int NoSuchEntry = 2;
    private const int AccessDenied = 13;
    private const int NotAFolder = 20;

    [SupportedOSPlatformGuard("linux")]
    public static bool IsSupported { get; } = OperatingSystem.IsLinux() && BitConverter.IsLittleEndian && CanCall();

    public static FileFacts Look(string path, bool followLink)
    {
        Span<byte> facts = stackalloc byte[StructureSize];
        return StatX(CurrentFolder, path, followLink ? 0 : DoNotFollowLink, BasicStats, ref MemoryMarshal.GetReference(facts)) == 0
            ? FactsOf(facts)
            : Failed(Marshal.GetLastPInvokeError(), path);
    }

    /// <summary>Reads the facts about an entry of an open folder. A symbolic link is not followed.</summary>
    public static FileFacts Look(SafeFileHandle folder, string name)
    {
        Span<byte> facts = stackalloc byte[StructureSize];
        return StatX(folder, name, DoNotFollowLink, BasicStats, ref MemoryMarshal.GetReference(facts)) == 0
            ? FactsOf(facts)
            : Failed(Marshal.GetLastPInvokeError(), name);
    }

    /// <summary>Reads the facts about an open file or folder. They do not depend on its current name.</summary>
    public static FileFacts Look(SafeFileHandle handle)
    {
        Span<byte> facts = stackalloc byte[StructureSize];
        return StatX(handle, string.Empty, NoName, BasicStats, ref MemoryMarshal.GetReference(facts)) == 0
            ? FactsOf(facts)
            : throw Error(Marshal.GetLastPInvokeError(), "an open file");
    }

    private static FileFacts FactsOf(ReadOnlySpan<byte> facts)
    {
        var kind = KindOf(BinaryPrimitives.ReadUInt16LittleEndian(facts[Mode..]));
        var major = BinaryPrimitives.ReadUInt32LittleEndian(facts[DeviceMajor..]);
        var minor = BinaryPrimitives.ReadUInt32LittleEndian(facts[DeviceMinor..]);
        var identity = new FileIdentity(((ulong)major << 32) | minor, BinaryPrimitives.ReadUInt64LittleEndian(facts[Number..]));
        return new FileFacts(
            kind,
            kind == FileKind.File ? BinaryPrimitives.ReadInt64LittleEndian(facts[Size..]) : 0,
            StampAt(facts),
            identity);
    }

    // The time of the last change of the inode. Unlike the time of the content, it cannot be set to an earlier value.
    private static long StampAt(ReadOnlySpan<byte> facts) =>
        unchecked((BinaryPrimitives.ReadInt64LittleEndian(facts[ChangeTime..]) * 1_000_000_000)
            + BinaryPrimitives.ReadUInt32LittleEndian(facts[(ChangeTime + sizeof(long))..]));

    private static FileKind KindOf(int mode) => (mode & 0xF000) switch
    {
        0x8000 => FileKind.File,
        0x4000 => FileKind.Folder,
        0xA000 => FileKind.Link,
        _ => FileKind.Special,
    };

    private static FileFacts Failed(int error, string path) => error switch
    {
        NoSuchEntry or NotAFolder => FileFacts.Gone,
        _ => throw Error(error, path),
    };

    private static Exception Error(int error, string path) => error == AccessDenied
        ? new UnauthorizedAccessException($"Access to the path '{path}' is denied.")
        : new IOException($"{Marshal.GetPInvokeErrorMessage(error)}: '{path}'");

    private static bool CanCall()
    {
        try
        {
            Look("/", followLink: true);
            return true;
        }
        catch (Exception e) when (e is EntryPointNotFoundException or DllNotFoundException or IOException)
        {
            return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int StatX(int folder, string path, int flags, uint mask, ref byte facts);

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int StatX(SafeFileHandle folder, string path, int flags, uint mask, ref byte facts);
}
