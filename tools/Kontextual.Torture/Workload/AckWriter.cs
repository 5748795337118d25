using System.Text;

namespace Kontextual.Torture;

/// <summary>
/// Writes acknowledgements to a file, one per line. When <see cref="Say"/> has returned, the system has the line, so it survives a kill of the
/// writer. A line without a line break at its end is incomplete.
/// </summary>
internal sealed class AckWriter(string path) : IDisposable
{
    private readonly FileStream _file = new(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);
    private readonly Lock _gate = new();

    public void Say(string line)
    {
        var bytes = Encoding.UTF8.GetBytes(line + "\n");
        lock (_gate)
            _file.Write(bytes);
    }

    public void Dispose() => _file.Dispose();
}
