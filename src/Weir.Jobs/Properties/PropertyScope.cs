namespace Weir.Jobs.Properties;

/// <summary>What a property is of, in the words of the original.</summary>
public enum PropertyScope
{
    /// <summary>Of everything.</summary>
    OI,

    /// <summary>Of a machine.</summary>
    MI,

    /// <summary>Of a schedule's day.</summary>
    SI,

    /// <summary>Of a job.</summary>
    JI,
}
