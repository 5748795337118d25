using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Kontextual.Cli;

/// <summary>Prints JSON on standard output: each value on a line of its own, at once, so that a listing of any length streams.</summary>
internal sealed class JsonOutput(CliHost host)
{
    // Not for HTML: names and texts of the world's scripts stay readable.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ArrayBufferWriter<byte> _buffer = new();

    /// <summary>Writes one line that holds an object.</summary>
    public async Task WriteAsync(Action<Utf8JsonWriter> members, CancellationToken cancellationToken)
    {
        _buffer.ResetWrittenCount();
        using (var writer = new Utf8JsonWriter(_buffer, Options))
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        }

        _buffer.Write("\n"u8);
        await host.Out.FlushAsync(cancellationToken);
        await host.StandardOutput.WriteAsync(_buffer.WrittenMemory, cancellationToken);
    }
}
