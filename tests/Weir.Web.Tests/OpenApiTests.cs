using System.Text.Json;
using Microsoft.AspNetCore.Routing;

namespace Weir.Web.Tests;

public sealed class OpenApiTests
{
    [Fact]
    public async Task Every_route_is_in_the_document_with_a_summary()
    {
        await using var fixture = await WebFixture.OpenAsync();

        using var document = JsonDocument.Parse((await fixture.SendAsync(HttpMethod.Get, "openapi/v1.json")).Body);

        var paths = document.RootElement.GetProperty("paths");
        Assert.StartsWith("3.", document.RootElement.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        foreach (var route in fixture.Routes.Where(route => route.RoutePattern.RawText!.StartsWith("/v1/", StringComparison.Ordinal)))
        {
            foreach (var method in route.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods)
            {
                var path = route.RoutePattern.RawText!.TrimEnd('/');
                Assert.True(
                    paths.TryGetProperty(path, out var item)
                        && item.TryGetProperty(method.ToLowerInvariant(), out var operation)
                        && operation.TryGetProperty("summary", out _),
                    $"{method} {path} is not in the document, or has no summary"
                );
            }
        }
    }
}
