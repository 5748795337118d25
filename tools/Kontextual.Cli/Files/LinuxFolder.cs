using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Kontextual.Cli;

/// <summary>A folder known by its handle: what is opened in it lies in it, whatever its path leads to by now.</summary>
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

    // Two flags have other values on ARM.
    private static readonly bool IsArm = RuntimeInformation.ProcessArchitecture is Architecture.Arm or Architecture.Arm64;
    private static readonly int FolderOnly = IsArm ? 0x4000 : 0x10000;
    private static readonly int DoNotFollow = IsArm ? 0x8000 : 0x20000;

    private readonly SafeFileHandle _handle;

    private LinuxFolder(SafeFileHandle handle)
    {
        _handle = handle;
        Identity = LinuxFileProbe.Look(handle).Identity;
    }

    /// <summary>True where a handle can be asked what it stands for and be opened again.</summary>
    public static bool IsSupported { get; } = LinuxFileProbe.IsSupported && Directory.Exists("/proc/self/fd");

    public override FileIdentity? Identity { get; }

    public override string ListingPath => OfHandle(_handle);

    public static new LinuxFolder Open(string path) =>
        new(Checked(OpenAt(CurrentFolder, path, FolderOnly | NonBlocking | CloseOnExec), path));

    public override FileFacts Look(string name) => LinuxFileProbe.Look(_handle, name);

    public override HeldFolder OpenFolder(string name) =>
        new LinuxFolder(Checked(OpenAt(_handle, name, FolderOnly | DoNotFollow | NonBlocking | CloseOnExec), name));

    /// <remarks>
    /// First only the name is taken hold of, which neither waits for a pipe's other end nor, when closed, cancels SQLite's locks on a
    /// file of a store. What it stands for is then known for good, and only if it may be read that same file is opened through the handle.
    /// </remarks>
    public override OpenedFile OpenFile(string name, OwnFiles own)
    {
        using var found = Checked(OpenAt(_handle, name, PathOnly | DoNotFollow | CloseOnExec), name);
        var facts = LinuxFileProbe.Look(found);
        PathFolder.RequireKind(FileKind.File, facts);
        if (own.Is(facts))
            throw new ReplacedException(FileProblem.OwnFile);

        // Not by .NET, which would lock the file against its writers as long as it is held. Unbuffered: the readers bring their buffers.
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
