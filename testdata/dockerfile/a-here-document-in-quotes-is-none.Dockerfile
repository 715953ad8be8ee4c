FROM scratch
RUN echo "<<EOF" '<<EOF'
USER a
