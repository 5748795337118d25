using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Kontextual.Cli;

/// <summary>
/// A folder that is open by its handle. Entries are opened relative to the handle, so a later change of its path has no effect.
/// </summary>
internal sealed partial class LinuxFolder : HeldFolder
{
    private const int CurrentFolder = -100;
    private const int NonBlocking = 0x800;
    private const int CloseOnExec = 0x80000;
    private const int PathOnly = 0x200000;

    private const int NoSuchEntry = 2;
    private const int AccessDenied = 13;
    private const int NotAFolder = 20;
    private const int TooManyLinks = 40;

    // Two flags have different values on ARM.
    private static readonly bool IsArm = RuntimeInformation.ProcessArchitecture is Architecture.Arm or Architecture.Arm64;
    private static readonly int FolderOnly = IsArm ? 0x4000 : 0x10000;
    private static readonly int DoNotFollow = IsArm ? 0x8000 : 0x20000;

    private readonly SafeFileHandle _handle;

    private LinuxFolder(SafeFileHandle handle)
    {
        _handle = handle;
        Identity = LinuxFileProbe.Look(handle).Identity;
    }

    /// <summary>True when the system can read facts about a handle and open it again.</summary>
    public static bool IsSupported { get; } = LinuxFileProbe.IsSupported && Directory.Exists("/proc/self/fd");

    public override FileIdentity? Identity { get; }

    public override string ListingPath => OfHandle(_handle);

    public static new LinuxFolder Open(string path) =>
        new(Checked(OpenAt(CurrentFolder, path, FolderOnly | NonBlocking | CloseOnExec), path));

    public override FileFacts Look(string name) => LinuxFileProbe.Look(_handle, name);

    public override HeldFolder OpenFolder(string name) =>
        new LinuxFolder(Checked(OpenAt(_handle, name, FolderOnly | DoNotFollow | NonBlocking | CloseOnExec), name));

    /// <remarks>
    /// The name is first opened as a path only. This neither blocks on a pipe nor cancels SQLite's locks on a file of a store when the handle
    /// is closed. The handle always refers to the same file. If that file may be read, it is opened again through the handle.
    /// </remarks>
    public override OpenedFile OpenFile(string name, OwnFiles own)
    {
        using var found = Checked(OpenAt(_handle, name, PathOnly | DoNotFollow | CloseOnExec), name);
        var facts = LinuxFileProbe.Look(found);
        PathFolder.RequireKind(FileKind.File, facts);
        if (own.Is(facts))
            throw new ReplacedException(FileProblem.OwnFile);

        // The file is not opened by .NET, which would lock it against writers. It has no buffer, because the readers use their own buffers.
        var file = Checked(OpenAt(CurrentFolder, OfHandle(found), NonBlocking | CloseOnExec), name);
        return new LinuxOpenedFile(new FileStream(file, FileAccess.Read, bufferSize: 0));
    }

    public override void Dispose() => _handle.Dispose();

    private static string OfHandle(SafeFileHandle handle) =>
        string.Create(CultureInfo.InvariantCulture, $"/proc/self/fd/{handle.DangerousGetHandle()}");

    private static SafeFileHandle Checked(SafeFileHandle handle, string name)
    {
        if (!handle.IsInvalid)
            return handle;
        var error = Marshal.GetLastPInvokeError();
        handle.Dispose();
        throw error switch
        {
            NoSuchEntry => new FileNotFoundException(),
            AccessDenied => new UnauthorizedAccessException($"Access to the path '{name}' is denied."),
            NotAFolder or TooManyLinks => new ReplacedException(FileProblem.Replaced),
            _ => new IOException($"{Marshal.GetPInvokeErrorMessage(error)}: '{name}'"),
        };
    }

    [LibraryImport("libc", EntryPoint = "openat", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial SafeFileHandle OpenAt(int folder, string path, int flags);

    [LibraryImport("libc", EntryPoint = "openat", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial SafeFileHandle OpenAt(SafeFileHandle folder, string path, int flags);
}
