namespace Kontextual.Domain;

/// <summary>One unchanging state of a store. It can be used only inside the work that it was passed to, by one thread at a time.</summary>
public interface IKnowledgeView : IKnowledgeReaders
{
    /// <summary>Returns a view of the state at a moment of the past.</summary>
    /// <remarks>Nothing is read before the view is first used. A moment after the state of this view selects the state of this view.</remarks>
    /// <exception cref="ArgumentException">The moment is the default value.</exception>
    IPastView AsOf(AsOf moment);
}
