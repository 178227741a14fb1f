using Weir.Protocol;
using Weir.Server.Loop;
using Weir.Stores;

namespace Weir.Server;

/// <summary>What a store's refusal means to those who asked, who know nothing of stores.</summary>
public static class StoreRefusals
{
    /// <summary>The problem's code where a store's refusal is behind the failure; else <see langword="null"/>.</summary>
    public static string? CodeOf(Exception failure) =>
        failure switch
        {
            StoreException { Failure: StoreFailure.Full } => ProblemCodes.StoreFull,
            StoreException { Failure: StoreFailure.Uncertain } => ProblemCodes.StoreUncertain,
            StoreException { Failure: StoreFailure.NotOffered } => ProblemCodes.WrongState,
            StoreException { Failure: StoreFailure.Conflict } => ProblemCodes.Exists,
            StoreException => ProblemCodes.ServerAway,
            ServerUnavailableException { InnerException: StoreException cause } => CodeOf(cause),
            ServerUnavailableException => ProblemCodes.ServerAway,
            _ => null,
        };
}
