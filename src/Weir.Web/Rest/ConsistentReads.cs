using Microsoft.AspNetCore.Builder;

namespace Weir.Web.Rest;

/// <summary>The way in which end points say that they wait for what travels by itself between agent and server.</summary>
public static class ConsistentReads
{
    /// <summary>Facts of this machine that are on their way reach the server before the end point answers.</summary>
    public static TBuilder ReadsOwnWrites<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(ConsistentRead.Facts);

    /// <summary>The answer ends when the rules that the end point made are in force on the machine of the caller.</summary>
    public static TBuilder ChangesRules<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(ConsistentRead.Rules);
}
