using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Weir.Web.Problems;

/// <summary>The rest of a body that is too large to be taken.</summary>
internal static class RefusedBody
{
    private const long Longest = 16 << 20;

    /// <summary>
    /// Reads it and keeps nothing, so that its sender, who writes before he reads, gets the answer and not a broken connection.
    /// Who sends more than 16 MiB is not read to the end.
    /// </summary>
    public static async Task PassAsync(HttpContext http)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is not { IsReadOnly: false } size || http.Request.ContentLength > Longest)
        {
            return;
        }

        size.MaxRequestBodySize = Longest;
        await http.Request.Body.CopyToAsync(System.IO.Stream.Null, http.RequestAborted).ConfigureAwait(false);
    }
}
