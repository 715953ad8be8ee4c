FROM scratch
CMD [abc]
