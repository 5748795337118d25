namespace Kontextual.Domain;

/// <summary>Reads context packages. <see cref="IContextReferenceReader"/> reads what they contain.</summary>
/// <remarks>
/// In a view of the past, every method reads the state at the moment of the view, see <see cref="IPastView"/>. A required argument that is
/// null causes an <see cref="ArgumentNullException"/>.
/// </remarks>
public interface IContextPackageReader : IEntityReader<ContextPackageId, ContextPackage, ContextPackageQuery>
{
    EntityKind IEntityReader<ContextPackageId, ContextPackage, ContextPackageQuery>.Kind => EntityKind.ContextPackage;
}
