using Microsoft.AspNetCore.Builder;
using Weir.Jobs;

namespace Weir.Web.Callers;

/// <summary>The way in which end points say what they are.</summary>
public static class RequiredOperations
{
    /// <summary>Says which operation an end point is: <see cref="Authority"/> decides who may.</summary>
    public static TBuilder Requires<TBuilder>(this TBuilder builder, Operation operation)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new RequiredOperation(operation));
}
