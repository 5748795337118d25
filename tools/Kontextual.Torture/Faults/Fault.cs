namespace Kontextual.Torture;

/// <summary>A fault of the system that a writer meets.</summary>
/// <param name="Name">The name of the fault.</param>
/// <param name="Calls">The system calls that fail.</param>
/// <param name="Error">The error of the calls.</param>
/// <param name="File">The end of the name of the file on which the calls fail: empty for the store itself, <c>-wal</c> for its log.</param>
/// <param name="When">The calls of a thread that fail, in the notation of strace.</param>
/// <param name="Passes">True when the fault ends, so that writes succeed again without opening the store again.</param>
/// <param name="HidesOutcome">True when the outcome of a commit that meets the fault cannot be known.</param>
internal sealed record Fault(string Name, string Calls, string Error, string File, string When, bool Passes, bool HidesOutcome)
{
    /// <summary>Returns all faults at random moments.</summary>
    public static IReadOnlyList<Fault> All(Random random)
    {
        string Once() => Phrase.Of($"{random.Next(2, 12)}");
        string Ever() => Once() + "+";
        string While()
        {
            var first = random.Next(4, 40);
            return Phrase.Of($"{first}..{first + random.Next(1, 30)}");
        }

        return
        [
            new("a sync of the log fails once", "fsync,fdatasync", "EIO", "-wal", Once(), false, true),
            new("every sync of the log fails from then on", "fsync,fdatasync", "EIO", "-wal", Ever(), false, true),
            new("a write to the log fails once", "pwrite64,write", "EIO", "-wal", Once(), false, false),
            new("the disk is full for a while", "pwrite64,write", "ENOSPC", "-wal", While(), true, false),
            new("the disk is full from then on", "pwrite64,write", "ENOSPC", "-wal", Ever(), false, false),
            new("a sync of the store fails at a checkpoint", "fsync,fdatasync", "EIO", string.Empty, "1+", false, false),
            new("a write to the store fails at a checkpoint", "pwrite64,write", "EIO", string.Empty, "3+", false, false),
            new("the disk is full at a checkpoint", "pwrite64,write", "ENOSPC", string.Empty, "2+", true, false),
        ];
    }
}
