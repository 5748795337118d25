using System.Text;

namespace Kontextual.Torture;

/// <summary>Reads the complete lines of a file with acknowledgements, which another process may be writing.</summary>
internal sealed class AckReader(string path) : IDisposable
{
    private readonly byte[] _buffer = new byte[64 << 10];
    private readonly List<byte> _begun = [];
    private FileStream? _file;

    /// <summary>Returns the new lines since the last call.</summary>
    public IReadOnlyList<string> ReadNew()
    {
        var lines = new List<string>();
        if (_file is null && !File.Exists(path))
            return lines;
        _file ??= new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        for (int read; (read = _file.Read(_buffer)) > 0;)
            Split(_buffer.AsSpan(0, read), lines);
        return lines;
    }

    /// <summary>Returns all complete lines of a file.</summary>
    public static IReadOnlyList<string> ReadAll(string path)
    {
        using var reader = new AckReader(path);
        return reader.ReadNew();
    }

    public void Dispose() => _file?.Dispose();

    private void Split(ReadOnlySpan<byte> bytes, List<string> lines)
    {
        for (int end; (end = bytes.IndexOf((byte)'\n')) >= 0; bytes = bytes[(end + 1)..])
        {
            _begun.AddRange(bytes[..end]);
            lines.Add(Encoding.UTF8.GetString([.. _begun]));
            _begun.Clear();
        }

        _begun.AddRange(bytes);
    }
}
