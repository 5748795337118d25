using System.Text;

namespace Kontextual.Cli;

/// <summary>Removes the spaces at the ends of lines. Tables fill their last column with spaces, which a file does not need.</summary>
internal sealed class TrimmedWriter(TextWriter inner) : TextWriter
{
    private int _spaces;

    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value)
    {
        if (value == ' ')
        {
            _spaces++;
            return;
        }

        if (value is not ('\n' or '\r'))
            inner.Write(new string(' ', _spaces));
        _spaces = 0;
        inner.Write(value);
    }

    public override void Flush() => inner.Flush();
}
