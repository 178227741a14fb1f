using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Weir.Web;

/// <summary>The document at <c>/openapi/v1.json</c>.</summary>
internal static class OpenApi
{
    public static void Describe(OpenApiOptions options) =>
        options.AddDocumentTransformer(
            (document, _, _) =>
            {
                document.Info = new OpenApiInfo
                {
                    Title = "Weir",
                    Version = "v1",
                    Description =
                        "Batch jobs: tracked, held, let go, run and recorded. Refusals are problem details (RFC 9457) with a stable code.",
                };
                document.Servers = [];
                return Task.CompletedTask;
            }
        );
}
