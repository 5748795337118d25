using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>Rules that are wrong, each in one thing.</summary>
internal static class WrongRules
{
    internal sealed class OrderByCodeUnit : PlainRules
    {
        public override int Compare(string left, string right) => string.CompareOrdinal(left, right);
    }

    internal sealed class NamesAsGiven : PlainRules
    {
        public override string Normalize(string text) => text;
    }

    internal sealed class AnyVersionWillDo : PlainRules
    {
        public override bool Accepts(int? expected, int actual) => true;
    }

    internal sealed class NumbersByValue : PlainRules
    {
        public override bool AreSame(string metadata, string others) =>
            metadata.Replace("1.0", "1", StringComparison.Ordinal) == others.Replace("1.0", "1", StringComparison.Ordinal);
    }

    internal sealed class DeletedKeepTheirNames : PlainRules
    {
        public override bool HoldsName(bool isDeleted) => true;
    }

    internal sealed class CascadeInOrderOfNames : PlainRules
    {
        public override IEnumerable<TRow> InOrderOfCascades<TRow>(IEnumerable<TRow> rows) =>
            rows.OrderBy(row => row is ArtifactRow artifact ? artifact.Name : "", StringComparer.Ordinal);
    }

    internal sealed class PurgingKeepsReasons : PlainRules
    {
        public override ChangeRow Blank(ChangeRow change) => change with { State = null, HasSalt = false };
    }

    internal sealed class TimesBelowOnly : PlainRules
    {
        public override int SequenceAt(IEnumerable<string> times, string time) => times.Count(each => string.CompareOrdinal(each, time) < 0);
    }

    internal sealed class PartsOfTransactions : PlainRules
    {
        public override int LastWhole(IReadOnlyList<TransactionId> transactions, int sequence) => sequence;
    }

    internal sealed class DigestsOfSpellings : PlainRules
    {
        public override string Canonical(Meta meta) => meta.Kept;
    }

    internal sealed class AnyAttemptMayWrite : PlainRules
    {
        public override bool IsCurrent(int attempt, int current) => true;
    }

    internal sealed class TakenOverOneMomentLater : PlainRules
    {
        public override bool IsStalled(TimeSpan silent, TimeSpan asked) => silent > asked;
    }

    internal sealed class StepsAreNeverLost : PlainRules
    {
        public override bool IsLost(int attempt, int current) => false;
    }

    internal sealed class EveryRevisionIsACause : PlainRules
    {
        public override bool HasMovedOn(PinRow input, ArtifactRow head) => input.Revision != head.Head;
    }

    internal sealed class OneStepTooShort : PlainRules
    {
        public override bool LeadsOn(int distance, int depth) => distance + 1 < depth;
    }
}
