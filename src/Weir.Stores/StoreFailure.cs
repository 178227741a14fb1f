namespace Weir.Stores;

/// <summary>Why a store refuses.</summary>
public enum StoreFailure
{
    /// <summary>It cannot be reached or opened.</summary>
    Unreachable,

    /// <summary>The disk is full.</summary>
    Full,

    /// <summary>The disk failed while it was made durable: whether it is stored is not known.</summary>
    Uncertain,

    /// <summary>The data was written by a newer version.</summary>
    NewerVersion,

    /// <summary>Another process has it.</summary>
    InUse,

    /// <summary>The lease went to another server.</summary>
    LeaseLost,

    /// <summary>The data is damaged.</summary>
    Damaged,

    /// <summary>This kind of store does not do that; the message names what does.</summary>
    NotOffered,

    /// <summary>What was to be stored contradicts what is stored: a number that is taken, for one.</summary>
    Conflict,
}
