namespace Weir.ServiceLevels.Policies;

/// <summary>What counts first when the next job is selected.</summary>
public enum SelectionOrder
{
    /// <summary>The highest bucket, then importance: the original's, and the default.</summary>
    BucketFirst,

    /// <summary>Importance, then the highest bucket.</summary>
    ImportanceFirst,
}
