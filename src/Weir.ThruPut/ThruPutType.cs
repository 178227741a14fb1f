namespace Weir.ThruPut;

/// <summary>The nine requests.</summary>
public enum ThruPutType
{
    /// <summary>Counts of the general queue.</summary>
    Gsq,

    /// <summary>Counts of the production queue.</summary>
    Psq,

    /// <summary>Jobs of the general queue.</summary>
    Sgj,

    /// <summary>Jobs of the production queue.</summary>
    Spj,

    /// <summary>All about one job.</summary>
    Sgd,

    /// <summary>History of the selection point.</summary>
    Hsl,

    /// <summary>History of the queues' sizes.</summary>
    Hsq,

    /// <summary>History of capacity.</summary>
    Hca,

    /// <summary>History of sets that span sites.</summary>
    Hxa,
}
