using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Kontextual.Domain;

/// <summary>The open objects and arrays of a text being rewritten, with the members written so far of each object.</summary>
internal sealed class JsonNesting
{
    // Members of all open objects, outermost first: each level knows where its own begin.
    private readonly List<Member> members = [];
    private readonly List<Level> levels = [];

    public void Open(bool isObject, int start) => levels.Add(new Level(isObject, start, members.Count, 0));

    /// <summary>Writes the comma before an array's element, where one is due.</summary>
    public void NextElement(Utf8Buffer output)
    {
        if (levels.Count > 0 && !levels[^1].IsObject)
            CountAndSeparate(output);
    }

    /// <summary>Ends the member before and writes the comma, where one is due.</summary>
    /// <returns>Where the new member's text begins in <paramref name="output"/>.</returns>
    public int NextMember(Utf8Buffer output)
    {
        EndMember(output.Length);
        CountAndSeparate(output);
        return output.Length;
    }

    public void AddMember(string name, long inputOffset, int start) => members.Add(new Member(name, inputOffset, start, start));

    /// <summary>Sorts the innermost object's members by UTF-16 code unit, and finds one whose name another has.</summary>
    public Member? FindDuplicate(Utf8Buffer output)
    {
        EndMember(output.Length);
        var own = OwnMembers();
        if (IsSorted(own))
            return null;
        own.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        for (int i = 1; i < own.Length; i++)
        {
            if (own[i].Name == own[i - 1].Name)
                return own[i].InputOffset > own[i - 1].InputOffset ? own[i] : own[i - 1];
        }

        return null;
    }

    /// <summary>Leaves the innermost level, after <see cref="FindDuplicate"/>, with its members put into order if wanted.</summary>
    public void Close(Utf8Buffer output, bool rearrange)
    {
        var level = levels[^1];
        if (rearrange && level.IsObject)
            Rearrange(output.Written[level.Start..], level.Start);
        members.RemoveRange(level.FirstMember, members.Count - level.FirstMember);
        levels.RemoveAt(levels.Count - 1);
    }

    /// <summary>The JSON Pointer (RFC 6901) of the value being written, or of the object or array around it.</summary>
    public string Pointer(bool ofValue)
    {
        var pointer = new StringBuilder();
        for (int i = 0; i < (ofValue ? levels.Count : levels.Count - 1); i++)
        {
            int last = (i + 1 < levels.Count ? levels[i + 1].FirstMember : members.Count) - 1;
            if (!levels[i].IsObject)
                pointer.Append(CultureInfo.InvariantCulture, $"/{Math.Max(0, levels[i].Count - 1)}");
            else if (last >= levels[i].FirstMember)
                pointer.Append('/').Append(members[last].Name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal));
        }

        return pointer.ToString();
    }

    private void CountAndSeparate(Utf8Buffer output)
    {
        ref var level = ref CollectionsMarshal.AsSpan(levels)[^1];
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

    private Span<Member> OwnMembers() => CollectionsMarshal.AsSpan(members)[levels[^1].FirstMember..];

    private void Rearrange(Span<byte> text, int start)
    {
        var own = OwnMembers();
        if (IsInPlace(own))
            return;
        byte[] copy = ArrayPool<byte>.Shared.Rent(text.Length);
        text.CopyTo(copy);
        int to = 0;
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
        for (int i = 1; i < own.Length; i++)
        {
            if (string.CompareOrdinal(own[i - 1].Name, own[i].Name) >= 0)
                return false;
        }

        return true;
    }

    private static bool IsInPlace(ReadOnlySpan<Member> own)
    {
        for (int i = 1; i < own.Length; i++)
        {
            if (own[i].Start < own[i - 1].Start)
                return false;
        }

        return true;
    }

    /// <summary>A member's name, its place in the input, and where its text lies in the output.</summary>
    internal readonly record struct Member(string Name, long InputOffset, int Start, int End);

    private readonly record struct Level(bool IsObject, int Start, int FirstMember, int Count);
}
