namespace Weir.JobVariables;

/// <summary>How the characters of a variable are written.</summary>
public enum VariableEncoding
{
    /// <summary>ASCII, the default.</summary>
    Ascii,

    /// <summary>EBCDIC as BS2000 has it: the letters of code page 037, its own brackets, braces and a few others.</summary>
    Ebcdic,
}
