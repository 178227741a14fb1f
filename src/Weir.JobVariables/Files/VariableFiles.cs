using Weir.Linux;

namespace Weir.JobVariables;

/// <summary>
/// Job variables as any program that may read them sees them: plain files, without the agent. Values are never torn. The
/// encoding is told by the first byte, where nobody says it.
/// </summary>
public sealed class VariableFiles(string folder, VariableEncoding? encoding = null) : IVariableReader
{
    /// <inheritdoc />
    public string Folder => folder;

    /// <inheritdoc />
    public VariableValue? TryRead(VariableId id)
    {
        using var root = FolderHandle.Open(folder);
        using var user = root.TryOpenFolder(id.User);
        return user is null ? null : VariableBytes.Read(user, id.Name, encoding);
    }
}
