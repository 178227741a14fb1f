namespace Weir.Stores;

/// <summary>A store refused; the message names cause and way out in one line.</summary>
public sealed class StoreException : Exception
{
    public StoreException(StoreFailure failure, string message, Exception? inner = null)
        : base(message, inner) => Failure = failure;

    /// <summary>What kind of refusal.</summary>
    public StoreFailure Failure { get; }
}
