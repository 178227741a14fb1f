using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Weir.Protocol.Selections;
using Weir.Web.Rest;

namespace Weir.Web;

/// <summary>The document at <c>/openapi/v1.json</c>.</summary>
internal static class OpenApi
{
    public static void Describe(OpenApiOptions options)
    {
        options.AddOperationTransformer(
            (operation, context, _) =>
            {
                if (context.Description.ActionDescriptor.EndpointMetadata.OfType<SelectsJobs>().Any())
                {
                    operation.Parameters = [.. SelectionFields.All.Select(Parameter), .. operation.Parameters ?? []];
                }

                return Task.CompletedTask;
            }
        );
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

    private static OpenApiParameter Parameter(SelectionField field) =>
        new()
        {
            Name = field.Name,
            In = ParameterLocation.Query,
            Description = $"Only {field.Help}: {field.Values}.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        };
}
