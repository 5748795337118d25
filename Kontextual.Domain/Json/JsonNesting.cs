using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Kontextual.Domain;

/// <summary>The objects and arrays that are open while a text is rewritten, with the members written so far of each object.</summary>
internal sealed class JsonNesting
{
    // The members of all open objects, outermost first. Each level contains the index of its first member.
    private readonly List<Member> _members = [];
    private readonly List<Level> _levels = [];

    public void Open(bool isObject, int start) => _levels.Add(new Level(isObject, start, _members.Count, 0));

    /// <summary>Writes the comma before an element of an array, except before the first one.</summary>
    public void NextElement(Utf8Buffer output)
    {
        if (_levels.Count > 0 && !_levels[^1].IsObject)
            CountAndSeparate(output);
    }

    /// <summary>Ends the previous member, and writes the comma except before the first member.</summary>
    /// <returns>The position in <paramref name="output"/> where the text of the new member begins.</returns>
    public int NextMember(Utf8Buffer output)
    {
        EndMember(output.Length);
        CountAndSeparate(output);
        return output.Length;
    }

    public void AddMember(string name, long inputOffset, int start) => _members.Add(new Member(name, inputOffset, start, start));

    /// <summary>
    /// Sorts the members of the innermost object by UTF-16 code unit, and returns the second of two members with the same name, or null.
    /// </summary>
    public Member? FindDuplicate(Utf8Buffer output)
    {
        EndMember(output.Length);
        var own = OwnMembers();
        if (IsSorted(own))
            return null;
        own.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        for (var i = 1; i < own.Length; i++)
        {
            if (own[i].Name == own[i - 1].Name)
                return own[i].InputOffset > own[i - 1].InputOffset ? own[i] : own[i - 1];
        }

        return null;
    }

    /// <summary>Closes the innermost level, after <see cref="FindDuplicate"/>. Optionally puts the members into the sorted order.</summary>
    public void Close(Utf8Buffer output, bool rearrange)
    {
        var level = _levels[^1];
        if (rearrange && level.IsObject)
            Rearrange(output.Written[level.Start..], level.Start);
        _members.RemoveRange(level.FirstMember, _members.Count - level.FirstMember);
        _levels.RemoveAt(_levels.Count - 1);
    }

    /// <summary>Returns the JSON Pointer (RFC 6901) of the value that is being written, or of the object or array that contains it.</summary>
    public string Pointer(bool ofValue)
    {
        var pointer = new StringBuilder();
        for (var i = 0; i < (ofValue ? _levels.Count : _levels.Count - 1); i++)
        {
            var last = (i + 1 < _levels.Count ? _levels[i + 1].FirstMember : _members.Count) - 1;
            if (!_levels[i].IsObject)
                pointer.Append(CultureInfo.InvariantCulture, $"/{Math.Max(0, _levels[i].Count - 1)}");
            else if (last >= _levels[i].FirstMember)
                pointer.Append('/').Append(_members[last].Name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal));
        }

        return pointer.ToString();
    }

    private void CountAndSeparate(Utf8Buffer output)
    {
        ref var level = ref CollectionsMarshal.AsSpan(_levels)[^1];
        if (level.Count > 0)
            output.Append((byte)',');
        level = level with { Count = level.Count + 1 };
    }

    private void EndMember(int end)
    {
        var own = OwnMembers();
        if (own.Length > 0)
            own[^1] = own[^1] with { End = end };
    }

    private Span<Member> OwnMembers() => CollectionsMarshal.AsSpan(_members)[_levels[^1].FirstMember..];

    private void Rearrange(Span<byte> text, int start)
    {
        var own = OwnMembers();
        if (IsInPlace(own))
            return;
        var copy = ArrayPool<byte>.Shared.Rent(text.Length);
        text.CopyTo(copy);
        var to = 0;
        foreach (var member in own)
        {
            if (to > 0)
                text[to++] = (byte)',';
            copy.AsSpan(member.Start - start, member.End - member.Start).CopyTo(text[to..]);
            to += member.End - member.Start;
        }

        ArrayPool<byte>.Shared.Return(copy);
    }

    private static bool IsSorted(ReadOnlySpan<Member> own)
    {
        for (var i = 1; i < own.Length; i++)
        {
            if (string.CompareOrdinal(own[i - 1].Name, own[i].Name) >= 0)
                return false;
        }

        return true;
    }

    private static bool IsInPlace(ReadOnlySpan<Member> own)
    {
        for (var i = 1; i < own.Length; i++)
        {
            if (own[i].Start < own[i - 1].Start)
                return false;
        }

        return true;
    }

    /// <summary>A member: its name, its position in the input, and the position of its text in the output.</summary>
    internal readonly record struct Member(string Name, long InputOffset, int Start, int End);

    private readonly record struct Level(bool IsObject, int Start, int FirstMember, int Count);
}
