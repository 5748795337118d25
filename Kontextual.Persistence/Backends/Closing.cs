using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;

namespace Kontextual.Persistence.Backends;

/// <summary>Closes something that consists of several parts.</summary>
internal static class Closing
{
    /// <summary>Runs all steps in their order, even if some of them fail, so that as little as possible stays open.</summary>
    /// <remarks>If a step fails, this method throws its exception after the last step. Of several exceptions, it throws the first.</remarks>
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "The exception is thrown after the last step.")]
    public static void RunAll(params IEnumerable<Action> steps)
    {
        ExceptionDispatchInfo? first = null;
        foreach (var step in steps)
        {
            try
            {
                step();
            }
            catch (Exception e)
            {
                first ??= ExceptionDispatchInfo.Capture(e);
            }
        }

        first?.Throw();
    }
}
