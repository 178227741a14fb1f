using Microsoft.AspNetCore.Http;

namespace Weir.Console;

/// <summary>A file that the page needs, inside the assembly: the page asks nothing of anybody else.</summary>
internal sealed class ConsoleAsset
{
    private readonly byte[] _bytes;
    private readonly string _type;
    private readonly string _tag;

    private ConsoleAsset(string name, string type)
    {
        using var resource =
            typeof(ConsoleAsset).Assembly.GetManifestResourceStream($"console/{name}")
            ?? throw new InvalidOperationException($"the assembly lacks {name}");
        using var bytes = new MemoryStream();
        resource.CopyTo(bytes);
        Name = name;
        _bytes = bytes.ToArray();
        _type = type;
        _tag = $"\"{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(_bytes))[..16]}\"";
    }

    public static IReadOnlyList<ConsoleAsset> All { get; } =
    [new("weir.css", "text/css; charset=utf-8"), new("weir.js", "text/javascript; charset=utf-8"), new("weir.svg", "image/svg+xml")];

    public string Name { get; }

    public Task WriteAsync(HttpContext http)
    {
        http.Response.Headers.ETag = _tag;
        http.Response.Headers.CacheControl = "no-cache";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        if (http.Request.Headers.IfNoneMatch == _tag)
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        http.Response.ContentType = _type;
        http.Response.ContentLength = _bytes.Length;
        return http.Response.Body.WriteAsync(_bytes, http.RequestAborted).AsTask();
    }
}
