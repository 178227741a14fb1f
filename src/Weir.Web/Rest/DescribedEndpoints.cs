using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Weir.Web.Rest;

/// <summary>Endpoints that write their answers themselves, and stand in the OpenAPI document all the same.</summary>
internal static class DescribedEndpoints
{
    public static IEndpointConventionBuilder MapDescribedPost(this IEndpointRouteBuilder routes, string pattern, RequestDelegate handler) =>
        routes.MapPost(pattern, handler).WithMetadata(handler.Method);

    public static IEndpointConventionBuilder MapDescribedGet(this IEndpointRouteBuilder routes, string pattern, RequestDelegate handler) =>
        routes.MapGet(pattern, handler).WithMetadata(handler.Method);
}
