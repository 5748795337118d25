using System.Text;

namespace Kontextual.Torture;

/// <summary>
/// Where a writer says what it was told, a line each. The system has a line once <see cref="Say"/> has returned, so it outlives a
/// kill of the writer; a line without its end was being written.
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
