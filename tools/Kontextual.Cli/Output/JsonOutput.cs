using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Kontextual.Cli;

/// <summary>
/// Prints JSON on standard output. Each value is printed immediately on its own line, so a listing of any length is streamed.
/// </summary>
internal sealed class JsonOutput(CliHost host)
{
    // The output is not HTML, so characters of all scripts stay readable.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ArrayBufferWriter<byte> _buffer = new();

    /// <summary>Writes one line that contains an object.</summary>
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

    /// <summary>Writes one line that contains an object of any size. Large parts are written immediately, so memory use is constant.</summary>
    public async Task WriteAsync(Func<Utf8JsonWriter, Task> members, CancellationToken cancellationToken)
    {
        await host.Out.FlushAsync(cancellationToken);
        await using (var writer = new Utf8JsonWriter(host.StandardOutput, Options))
        {
            writer.WriteStartObject();
            await members(writer);
            writer.WriteEndObject();
        }

        host.StandardOutput.Write("\n"u8);
    }
}
