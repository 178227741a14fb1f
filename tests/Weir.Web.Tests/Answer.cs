using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Weir.Web.Tests;

/// <summary>What came back.</summary>
internal sealed record Answer(HttpStatusCode Status, string? Type, string Body, HttpResponseHeaders Headers)
{
    /// <summary>The problem's code.</summary>
    public string? Code => Type == "application/problem+json" ? JsonDocument.Parse(Body).RootElement.GetProperty("code").GetString() : null;
}
