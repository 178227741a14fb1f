namespace Weir.JobVariables;

/// <summary>Reads variables by opening their files each time.</summary>
public interface IVariableReader
{
    /// <summary>The folder of all variables.</summary>
    string Folder { get; }

    /// <summary>What a variable holds now, or <see langword="null"/> where it is not there.</summary>
    VariableValue? TryRead(VariableId id);

    /// <summary>
    /// The same without waiting: <see langword="false"/> where another program keeps the variable locked, and nothing was read.
    /// </summary>
    bool TryReadAtOnce(VariableId id, out VariableValue? value);
}
